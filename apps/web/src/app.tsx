import { Route, Routes } from 'react-router'
import { AccountPage } from './account/account-page.tsx'
import { PeoplePage } from './administration/people-page.tsx'
import { CommitmentsPage } from './commitments/commitments-page.tsx'
import { SchedulePage } from './commitments/schedule-page.tsx'
import { WtoPage } from './commitments/wto-page.tsx'
import { ComparePage } from './compare/compare-page.tsx'
import { DraftingPage } from './drafting/drafting-page.tsx'
import { InstrumentsPage } from './instruments/instruments-page.tsx'
import { PositionsPage } from './positions/positions-page.tsx'
import { OverviewPage } from './progress/overview-page.tsx'
import { ProgressPage } from './progress/progress-page.tsx'
import { ProjectorPage } from './room/projector-page.tsx'
import { RegisterPage } from './register/register-page.tsx'
import { ReportPage } from './reports/report-page.tsx'
import { ReportsPage } from './reports/reports-page.tsx'
import { RevisionsPage } from './revisions/revisions-page.tsx'
import { ScrubPage } from './scrub/scrub-page.tsx'
import { InvitationPage } from './session/invitation-page.tsx'
import { SignedIn } from './session/session.tsx'
import { SignInPage } from './session/sign-in-page.tsx'
import { EmptyState } from './shared/empty-state.tsx'

/** The pages; everything but signing in and accepting an invitation needs somebody signed in. */
export function App() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/invitation" element={<InvitationPage />} />
      <Route element={<SignedIn />}>
        <Route path="/" element={<InstrumentsPage />} />
        <Route path="/account" element={<AccountPage />} />
        <Route path="/people" element={<PeoplePage />} />
        <Route path="/progress" element={<OverviewPage />} />
        <Route path="/reports" element={<ReportsPage />} />
        <Route path="/reports/:report" element={<ReportPage />} />
        <Route path="/instruments/:id" element={<DraftingPage />} />
        <Route path="/instruments/:id/progress" element={<ProgressPage />} />
        <Route path="/instruments/:id/positions" element={<PositionsPage />} />
        <Route path="/instruments/:id/projector" element={<ProjectorPage />} />
        <Route path="/instruments/:id/revisions" element={<RevisionsPage />} />
        <Route path="/instruments/:id/commitments" element={<CommitmentsPage />} />
        <Route path="/instruments/:id/commitments/wto" element={<WtoPage />} />
        <Route path="/instruments/:id/commitments/:party" element={<SchedulePage />} />
        <Route path="/instruments/:id/compare" element={<ComparePage />} />
        <Route path="/instruments/:id/scrub" element={<ScrubPage />} />
        <Route path="/instruments/:id/register" element={<RegisterPage />} />
        <Route
          path="*"
          element={
            <EmptyState
              title="There is no such page"
              text="The address may have been mistyped, or the page moved."
              link={{ to: '/', label: 'To the instruments' }}
            />
          }
        />
      </Route>
    </Routes>
  )
}
