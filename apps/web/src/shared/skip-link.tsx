import { useLocation } from 'react-router'

/** The first thing that the Tab key comes to on every page: past the bars, to what the page is about. */
export function SkipLink() {
  const { pathname } = useLocation()
  const isText = /^\/instruments\/[^/]+\/?$/.test(pathname)
  return (
    <a
      className="skip-link no-print"
      href="#content"
      onClick={(event) => {
        event.preventDefault()
        skip()
      }}
    >
      {isText ? 'Skip to the text' : 'Skip to content'}
    </a>
  )
}

function skip(): void {
  const content = document.querySelector<HTMLElement>('main')
  if (!content) return
  content.tabIndex = -1
  content.focus()
  content.scrollIntoView({ block: 'nearest' })
}
