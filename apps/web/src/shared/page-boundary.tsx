import { Button } from '@mantine/core'
import { Component, Suspense } from 'react'
import type { ReactNode } from 'react'
import { Loading } from './loading.tsx'

interface PageBoundaryProps {
  readonly children: ReactNode
}

/** Around all pages: says that one is being fetched, and what to do where it cannot be shown. */
export class PageBoundary extends Component<PageBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    if (this.state.isBroken) return <CannotBeShown />
    return <Suspense fallback={<Loading what="Opening the page" />}>{this.props.children}</Suspense>
  }
}

/** A page that was fetched before the product was renewed asks for parts that are no longer there: loading it anew helps. */
function CannotBeShown() {
  return (
    <main className="page" style={{ textAlign: 'center', paddingTop: '14vh' }}>
      <h1>This page cannot be shown</h1>
      <p className="quiet">
        The connection may be gone, or CARTIF was renewed meanwhile. What you wrote is kept on this computer.
      </p>
      <Button mt="md" onClick={() => location.reload()}>
        Load it again
      </Button>
    </main>
  )
}
