import { TextInput, Textarea } from '@mantine/core'
import type { PublicWords } from './publications-json.ts'

interface WordsFieldsProps {
  readonly language: 'en' | 'ru'
  readonly words: PublicWords
  onChange(words: PublicWords): void
}

/** What is said in one language. */
export function WordsFields({ language, words, onChange }: WordsFieldsProps) {
  const name = language === 'en' ? 'English' : 'Russian'
  return (
    <fieldset className="publication-words">
      <legend>{name}</legend>
      <TextInput
        label={`Title in ${name}`}
        required={language === 'en'}
        maxLength={200}
        lang={language}
        value={words.title}
        onChange={(event) => onChange({ ...words, title: event.currentTarget.value })}
      />
      <Textarea
        label={`Summary in ${name}`}
        description="One or two sentences, for whoever reads no further"
        autosize
        minRows={2}
        maxLength={600}
        lang={language}
        value={words.summary}
        onChange={(event) => onChange({ ...words, summary: event.currentTarget.value })}
      />
      <Textarea
        label={`Text in ${name}`}
        description="A line is a paragraph; “– ” begins an item"
        autosize
        minRows={5}
        maxRows={16}
        maxLength={20_000}
        lang={language}
        value={words.text}
        onChange={(event) => onChange({ ...words, text: event.currentTarget.value })}
      />
    </fieldset>
  )
}
