import { createBrowserRouter } from 'react-router'
import { InstrumentsPage } from './instruments/instruments-page.tsx'
import { RequireSession } from './session/require-session.tsx'
import { SignInPage } from './session/sign-in-page.tsx'
import { ErrorPage } from './shared/ui/error-page.tsx'
import { NotFoundPage } from './shared/ui/not-found-page.tsx'
import { PageLoading } from './shared/ui/page-loading.tsx'

/** The pages with the editor and its documents are loaded when they are first wanted. */
export const routes = createBrowserRouter([
  {
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <PageLoading />,
    children: [
      { path: '/sign-in', element: <SignInPage /> },
      {
        element: <RequireSession />,
        children: [
          { path: '/', element: <InstrumentsPage /> },
          {
            path: '/instruments/:id',
            lazy: async () => ({ Component: (await import('./drafting/drafting-page.tsx')).DraftingPage })
          },
          {
            path: '/instruments/:id/revisions',
            lazy: async () => ({ Component: (await import('./revisions/revisions-page.tsx')).RevisionsPage })
          },
          {
            path: '/instruments/:id/compare',
            lazy: async () => ({ Component: (await import('./compare/compare-page.tsx')).ComparePage })
          },
          {
            path: '/instruments/:id/register',
            lazy: async () => ({ Component: (await import('./register/register-page.tsx')).RegisterPage })
          }
        ]
      },
      { path: '*', element: <NotFoundPage /> }
    ]
  }
])
