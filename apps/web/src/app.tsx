import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router'
import { routes } from './routes.tsx'
import { isRetryable } from './shared/api/http.ts'
import { LanguageProvider } from './shared/i18n/language.tsx'
import { theme } from './theme/theme.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (count, error) => count < 2 && isRetryable(error) }
  }
})

export function App() {
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-center" limit={3} />
          <RouterProvider router={routes} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  )
}
