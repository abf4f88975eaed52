import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './shared/base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app.tsx'
import { styleNonce } from './shared/style-nonce.ts'
import { theme } from './shared/theme.ts'

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5000 } } })

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} defaultColorScheme="light" getStyleNonce={styleNonce}>
    <Notifications position="bottom-center" limit={8} />
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </MantineProvider>
)
