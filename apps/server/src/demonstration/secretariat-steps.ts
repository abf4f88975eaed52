/** What the secretariat of the demonstration does beside the texts, as data: risks, publications and reports, each act with its time. */
import { z } from 'zod'
import { publicationRequest } from '../outreach/schemas.ts'
import { ATTRIBUTIONS, REPORT_KINDS } from '../reports/kinds.ts'
import { riskRequest } from '../risks/schemas.ts'

const dated = { at: z.iso.datetime(), by: z.string() }

const risk = z.strictObject({
  ...dated,
  says: riskRequest,
  /** Later versions: what each says otherwise. */
  changes: z.array(z.strictObject({ ...dated, says: riskRequest.partial() })).default([])
})
const publication = z.strictObject({
  ...dated,
  says: publicationRequest,
  /** By somebody else. */
  approved: z.strictObject(dated).optional(),
  published: z.strictObject(dated).optional()
})
const report = z.strictObject({
  ...dated,
  kind: z.enum(REPORT_KINDS),
  groups: z.array(z.string()),
  attribution: z.enum(ATTRIBUTIONS),
  isIssued: z.boolean()
})

export const secretariatSchema = z.strictObject({
  risks: z.array(risk),
  publications: z.array(publication),
  reports: z.array(report)
})

export type SecretariatSteps = z.infer<typeof secretariatSchema>
export type RiskStep = SecretariatSteps['risks'][number]
export type PublicationStep = SecretariatSteps['publications'][number]
export type ReportStep = SecretariatSteps['reports'][number]
