import type { PublicWords } from './publications-json.ts'

interface PublicTextProps {
  readonly language: 'en' | 'ru'
  /** "English" */
  readonly name: string
  readonly text: string
  /** Whoever approves reads all of it first. */
  readonly isOpen: boolean
}

const ITEM = '– '

/** The body of a publication, line by line as it is written; nothing where there is none. */
export function PublicText({ language, name, text, isOpen }: PublicTextProps) {
  if (text === '') return null
  return (
    <details className="publication-text" open={isOpen}>
      <summary>Text in {name}</summary>
      <div lang={language}>
        {text.split('\n').map((line, index) => (
          <p key={index} data-item={line.startsWith(ITEM) || undefined}>
            {line}
          </p>
        ))}
      </div>
    </details>
  )
}

/** The Russian summary stands with the Russian text: its title is at the head of the card. */
export function RussianWords({ words, isOpen }: { readonly words: PublicWords; readonly isOpen: boolean }) {
  return (
    <>
      {words.summary && <p lang="ru">{words.summary}</p>}
      <PublicText language="ru" name="Russian" text={words.text} isOpen={isOpen} />
    </>
  )
}
