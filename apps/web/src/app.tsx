import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { InstrumentsPage } from './instruments/instruments-page.tsx'
import { NothingHere } from './session/nothing-here.tsx'
import { SecondFactorFirst } from './session/second-factor-due.tsx'
import { SignedIn } from './session/session.tsx'
import { SignInPage } from './session/sign-in-page.tsx'
import { PageBoundary } from './shared/page-boundary.tsx'
import { SkipLink } from './shared/skip-link.tsx'

// Each page is fetched when it is first opened: who signs in or reads a report does not wait for the editor.
const AccountPage = lazy(async () => ({ default: (await import('./account/account-page.tsx')).AccountPage }))
const DirectoryPage = lazy(async () => ({ default: (await import('./directory/directory-page.tsx')).DirectoryPage }))
const GroupPage = lazy(async () => ({ default: (await import('./groups/group-page.tsx')).GroupPage }))
const GroupsPage = lazy(async () => ({ default: (await import('./groups/groups-page.tsx')).GroupsPage }))
const OutputsPage = lazy(async () => ({ default: (await import('./outputs/outputs-page.tsx')).OutputsPage }))
const PeoplePage = lazy(async () => ({ default: (await import('./administration/people-page.tsx')).PeoplePage }))
const CommitmentsPage = lazy(async () => ({
  default: (await import('./commitments/commitments-page.tsx')).CommitmentsPage
}))
const SchedulePage = lazy(async () => ({ default: (await import('./commitments/schedule-page.tsx')).SchedulePage }))
const WtoPage = lazy(async () => ({ default: (await import('./commitments/wto-page.tsx')).WtoPage }))
const ComparePage = lazy(async () => ({ default: (await import('./compare/compare-page.tsx')).ComparePage }))
const DraftingPage = lazy(async () => ({ default: (await fetchEditor()).DraftingPage }))
const HistoryPage = lazy(async () => ({ default: (await import('./history/history-page.tsx')).HistoryPage }))
const ChangeMeetingPage = lazy(async () => ({
  default: (await import('./meetings/plan-page.tsx')).ChangeMeetingPage
}))
const MeetingPage = lazy(async () => ({ default: (await import('./meetings/meeting-page.tsx')).MeetingPage }))
const MeetingsPage = lazy(async () => ({ default: (await import('./meetings/meetings-page.tsx')).MeetingsPage }))
const NewMeetingPage = lazy(async () => ({ default: (await import('./meetings/plan-page.tsx')).NewMeetingPage }))
const ZeroRoundPage = lazy(async () => ({ default: (await import('./meetings/zero-round-page.tsx')).ZeroRoundPage }))
const PositionsPage = lazy(async () => ({ default: (await import('./positions/positions-page.tsx')).PositionsPage }))
const OverviewPage = lazy(async () => ({ default: (await import('./progress/overview-page.tsx')).OverviewPage }))
const AssistancePage = lazy(async () => ({
  default: (await import('./assistance/assistance-page.tsx')).AssistancePage
}))
const BriefingPage = lazy(async () => ({ default: (await import('./preparation/briefing-page.tsx')).BriefingPage }))
const PreparationPage = lazy(async () => ({
  default: (await import('./preparation/preparation-page.tsx')).PreparationPage
}))
const TopicPage = lazy(async () => ({ default: (await import('./preparation/topic-page.tsx')).TopicPage }))
const TrainingPage = lazy(async () => ({ default: (await import('./training/training-page.tsx')).TrainingPage }))
const TrainingRoomPage = lazy(async () => ({
  default: (await import('./training/training-room-page.tsx')).TrainingRoomPage
}))
const ProgressPage = lazy(async () => ({ default: (await import('./progress/progress-page.tsx')).ProgressPage }))
const OutreachPage = lazy(async () => ({ default: (await import('./outreach/outreach-page.tsx')).OutreachPage }))
const ProjectorPage = lazy(async () => ({ default: (await import('./room/projector-page.tsx')).ProjectorPage }))
const NegotiationRegisterPage = lazy(async () => ({
  default: (await import('./register/negotiation-register-page.tsx')).NegotiationRegisterPage
}))
const RegisterPage = lazy(async () => ({ default: (await import('./register/register-page.tsx')).RegisterPage }))
const ReportPage = lazy(async () => ({ default: (await import('./reports/report-page.tsx')).ReportPage }))
const ReportsPage = lazy(async () => ({ default: (await import('./reports/reports-page.tsx')).ReportsPage }))
const RisksPage = lazy(async () => ({ default: (await import('./risks/risks-page.tsx')).RisksPage }))
const TablesPage = lazy(async () => ({ default: (await import('./tables/tables-page.tsx')).TablesPage }))
const RevisionsPage = lazy(async () => ({ default: (await import('./revisions/revisions-page.tsx')).RevisionsPage }))
const ScrubPage = lazy(async () => ({ default: (await import('./scrub/scrub-page.tsx')).ScrubPage }))
const WelcomePage = lazy(async () => ({ default: (await import('./session/welcome-page.tsx')).WelcomePage }))
const InvitationPage = lazy(async () => ({ default: (await import('./session/invitation-page.tsx')).InvitationPage }))

// Whoever comes to a text straight away has the editor on its way while it is asked who they are; a failure is said by the page.
const fetchEditor = () => import('./drafting/drafting-page.tsx')
if (/^\/instruments\/[^/]+\/?$/.test(location.pathname)) fetchEditor().catch(() => undefined)

/** The pages; everything but signing in and accepting an invitation needs somebody signed in. */
export function App() {
  return (
    <PageBoundary>
      <SkipLink />
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route path="/invitation" element={<InvitationPage />} />
        <Route element={<SignedIn />}>
          <Route element={<SecondFactorFirst />}>
            <Route path="/" element={<InstrumentsPage />} />
            <Route path="/welcome" element={<WelcomePage />} />
            <Route path="/account" element={<AccountPage />} />
            <Route path="/people" element={<PeoplePage />} />
            <Route path="/groups" element={<GroupsPage />} />
            <Route path="/groups/:group" element={<GroupPage />} />
            <Route path="/outputs" element={<OutputsPage />} />
            <Route path="/directory" element={<DirectoryPage />} />
            <Route path="/register" element={<NegotiationRegisterPage />} />
            <Route path="/training" element={<TrainingPage />} />
            <Route path="/training/:room" element={<TrainingRoomPage />} />
            <Route path="/assistance" element={<AssistancePage />} />
            <Route path="/meetings" element={<MeetingsPage />} />
            <Route path="/meetings/new" element={<NewMeetingPage />} />
            <Route path="/meetings/phases/:phase" element={<ZeroRoundPage />} />
            <Route path="/meetings/:meeting" element={<MeetingPage />} />
            <Route path="/meetings/:meeting/plan" element={<ChangeMeetingPage />} />
            <Route path="/preparation" element={<PreparationPage />} />
            <Route path="/preparation/:topic" element={<TopicPage />} />
            <Route path="/preparation/briefings/:briefing" element={<BriefingPage />} />
            <Route path="/progress" element={<OverviewPage />} />
            <Route path="/reports" element={<ReportsPage />} />
            <Route path="/reports/:report" element={<ReportPage />} />
            <Route path="/risks" element={<RisksPage />} />
            <Route path="/outreach" element={<OutreachPage />} />
            <Route path="/tables" element={<TablesPage />} />
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
            <Route path="/instruments/:id/history/:article" element={<HistoryPage />} />
            <Route path="/instruments/:id/register" element={<RegisterPage />} />
            <Route
              path="*"
              element={
                <NothingHere
                  title="There is no such page"
                  text="The address may have been mistyped, or the page moved."
                  link={{ to: '/', label: 'To the instruments' }}
                />
              }
            />
          </Route>
        </Route>
      </Routes>
    </PageBoundary>
  )
}
