import { Button, Checkbox, Group as Row, Radio, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../shared/api.ts'
import { KINDS, LANGUAGES } from './reports-json.ts'
import type { Attribution, Language, Offer, Report, ReportKind } from './reports-json.ts'

/** What to write, on whom, and whether parties are named: the text comes from the figures as they are now. */
export function WriteReportForm({ offers }: { readonly offers: readonly Offer[] }) {
  const navigate = useNavigate()
  const [kind, setKind] = useState<ReportKind>(offers[0]!.kind)
  const offer = offers.find((one) => one.kind === kind) ?? offers[0]!
  const [chosen, setChosen] = useState<readonly string[]>()
  const groups = chosen ?? defaultFor(offer)
  const [attribution, setAttribution] = useState<Attribution>('attributed')
  const [wanted, setLanguage] = useState<Language>('en')
  const language = offer.languages.includes(wanted) ? wanted : 'en'
  const write = async () => {
    try {
      const { id } = await call<Report>('/api/reports', 'POST', { kind, groups, attribution, language })
      await navigate(`/reports/${id}`)
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  const choose = (next: string) => {
    setKind(next as ReportKind)
    setChosen(undefined)
  }
  return (
    <section className="card report-form" aria-labelledby="write-title">
      <h2 id="write-title">Write a report</h2>
      <Stack gap="lg">
        <Radio.Group label="Which" value={kind} onChange={choose}>
          {offers.map((one) => (
            <Radio
              key={one.kind}
              mt="xs"
              value={one.kind}
              label={KINDS[one.kind][0]}
              description={KINDS[one.kind][1]}
            />
          ))}
        </Radio.Group>
        <Groups offer={offer} groups={groups} onChoose={setChosen} />
        <Radio.Group label="Delegations" value={attribution} onChange={(value) => setAttribution(value as Attribution)}>
          <Row mt="xs" gap="lg">
            <Radio value="attributed" label="are named" />
            <Radio value="anonymous" label="are counted: “one delegation”" />
          </Row>
        </Radio.Group>
        {offer.languages.length > 1 && (
          <Radio.Group
            label="Language"
            description="Of headings, tables and sentences. Wordings and names of articles stay in the language of the text."
            value={language}
            onChange={(value) => setLanguage(value as Language)}
          >
            <Row mt="xs" gap="lg">
              {offer.languages.map((one) => (
                <Radio key={one} value={one} label={<span lang={one}>{LANGUAGES[one]}</span>} />
              ))}
            </Row>
          </Radio.Group>
        )}
        <Row justify="flex-end">
          <Button disabled={groups.length === 0} onClick={() => void write()}>
            Write it from the text as it stands
          </Button>
        </Row>
      </Stack>
    </section>
  )
}

function defaultFor({ isAboutOne, groups }: Offer): readonly string[] {
  return groups.slice(0, isAboutOne ? 1 : undefined).map(({ id }) => id)
}

interface GroupsProps {
  readonly offer: Offer
  readonly groups: readonly string[]
  onChoose(groups: readonly string[]): void
}

function Groups({ offer, groups, onChoose }: GroupsProps) {
  if (offer.isAboutOne)
    return (
      <Radio.Group label="Working group" value={groups[0] ?? null} onChange={(value) => onChoose([value])}>
        {offer.groups.map(({ id, name }) => (
          <Radio key={id} mt="xs" value={id} label={name} />
        ))}
      </Radio.Group>
    )
  return (
    <Checkbox.Group
      label="Working groups"
      description="Whoever is not in all of them does not see the report."
      value={[...groups]}
      onChange={onChoose}
    >
      {offer.groups.map(({ id, name }) => (
        <Checkbox key={id} mt="xs" value={id} label={name} />
      ))}
    </Checkbox.Group>
  )
}
