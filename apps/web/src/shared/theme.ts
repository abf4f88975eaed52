import { Drawer, Menu, Modal, Notification, createTheme } from '@mantine/core'

/** Calm ink blue, large targets, Inter for the interface; what closes a dialogue says so. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  primaryColor: 'ink',
  primaryShade: 7,
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    // A menu holds menu items and nothing else; the first has the focus.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } })
  },
  colors: {
    ink: ['#eef3f9', '#dbe5f0', '#b5c9e0', '#8babcf', '#6991c1', '#5380b8', '#3f6ea6', '#1f4a7c', '#1b3f69', '#143152']
  }
})
