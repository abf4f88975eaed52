import { Button } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { ApiProblem, call } from '../shared/api.ts'
import type { Me } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { dropAllHalfWritten } from '../shared/half-written.ts'
import { Loading } from '../shared/loading.tsx'
import { isRoomOpen } from './rooms-open.ts'
import './account-links.css'

const MeContext = createContext<Me | undefined>(undefined)

/** Everything inside knows who is signed in. */
export function SignedIn() {
  const { data, error } = useQuery({ queryKey: ['me'], queryFn: () => call<Me>('/api/me') })
  const { pathname } = useLocation()
  const isOver = error instanceof ApiProblem && error.status === 401
  if (isOver && !(data && isRoomOpen())) {
    // Who was signed in a moment ago is told that this is over.
    const ended = data ? 'ended=1&' : ''
    return <Navigate to={`/sign-in?${ended}next=${encodeURIComponent(pathname)}`} replace />
  }
  if (error && !isOver && !(data && isRoomOpen()))
    return (
      <EmptyState
        title="The server cannot be reached"
        text="What you wrote waits on this computer. Try again in a moment."
      />
    )
  if (!data) return <Loading what="Loading" />
  return (
    <MeContext.Provider value={data}>
      <Outlet />
    </MeContext.Provider>
  )
}

export function useMe(): Me {
  return useContext(MeContext)!
}

/** The bar on top of every page. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const me = useMe()
  const signOut = useSignOut()
  return (
    <header className="bar">
      <div className="bar-inner">
        <Link to="/" className="brand">
          CARTIF
        </Link>
        {children}
        <span className="account-links">
          {me.administers && (
            <Link to="/people" className="quiet">
              People
            </Link>
          )}
          <Link to="/account" className="quiet account-link" aria-label={`Your account, ${me.user.name}`}>
            <IconUserCircle size={20} stroke={1.6} aria-hidden />
            <span className="who">{me.user.name}</span>
          </Link>
        </span>
        <Button variant="subtle" size="compact-sm" onClick={() => void signOut()}>
          Sign out
        </Button>
      </div>
    </header>
  )
}

/** Signs out and takes the copies of documents, and what is half-written, off this computer. */
function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await call('/api/auth/sign-out', 'POST', {})
    const stored = await indexedDB.databases?.()
    for (const { name } of stored ?? []) if (name?.startsWith('cartif/')) indexedDB.deleteDatabase(name)
    dropAllHalfWritten(localStorage)
    queries.clear()
    await navigate('/sign-in')
  }
}
