import { createTheme } from '@mantine/core'
import type { MantineColorsTuple } from '@mantine/core'

/** The one colour of the interface: ink. Everything else that is coloured belongs to a party or to a status. */
const ink: MantineColorsTuple = [
  '#f2f7fc',
  '#e3edf5',
  '#c8daea',
  '#9dbbd6',
  '#6e97bb',
  '#47769d',
  '#2a5c84',
  '#1c4b70',
  '#123b5a',
  '#092b44'
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: 7,
  colors: { ink },
  fontFamily: "'Inter Variable', 'Segoe UI', system-ui, sans-serif",
  headings: {
    fontFamily: "'Source Serif 4 Variable', 'Cambria', 'Songti SC', 'SimSun', serif",
    fontWeight: '600',
    textWrap: 'balance'
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } }
  }
})
