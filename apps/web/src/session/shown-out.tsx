import { Button, Group, Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { useConnectionState } from '../drafting/use-live.ts'
import { openRoom } from './rooms-open.ts'

/** Whoever is shown out while the text is open is told so at once, and what has become of the words just typed. */
export function ShownOut({ connection }: { readonly connection: LiveConnection }) {
  const { signedOut, shutOut, saved } = useConnectionState(connection)
  const [isLooking, setLooking] = useState(false)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { pathname } = useLocation()
  useEffect(openRoom, [])
  const leave = async () => {
    queries.clear()
    await navigate(signedOut ? `/sign-in?ended=1&next=${encodeURIComponent(pathname)}` : '/')
  }
  return (
    <Modal
      opened={(signedOut || shutOut) && !isLooking}
      onClose={() => setLooking(true)}
      title={signedOut ? 'You were signed out' : 'You are no longer in this room'}
      centered
    >
      <Text>
        {signedOut
          ? 'Your session on this computer was ended, by you in another place or by the secretariat.'
          : 'Your seat in this working group was taken away by those who administer it.'}
      </Text>
      <Text mt="sm">{wordsAbout(saved, signedOut)}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={() => setLooking(true)}>
          Look at the text once more
        </Button>
        <Button onClick={() => void leave()}>{signedOut ? 'Sign in again' : 'To the instruments'}</Button>
      </Group>
    </Modal>
  )
}

function wordsAbout(saved: boolean, signedOut: boolean): string {
  if (saved) return 'Everything you wrote had reached the server.'
  return signedOut
    ? 'Your last words had not reached the server. They are kept on this computer: sign in again as yourself and they are sent.'
    : 'Your last words had not reached the server and cannot be sent any more. They still stand in the text on this screen: copy what you need.'
}
