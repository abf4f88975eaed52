import { useState } from 'react'
import { wordsOf } from '../session/refusal.ts'
import { ApiProblem } from '../shared/api.ts'

/** Carries out an act; keeps what it was refused with, or that it is done. */
export function useAct() {
  const [refusal, setRefusal] = useState('')
  const [done, setDone] = useState('')
  const act = async <T>(what: () => Promise<T>, said = ''): Promise<T | undefined> => {
    setRefusal('')
    setDone('')
    try {
      const value = await what()
      setDone(said)
      return value
    } catch (error) {
      setRefusal(ownWordsOf(error))
      return undefined
    }
  }
  return { refusal, done, act }
}

/** Whoever is signed in has given no address. */
function ownWordsOf(error: unknown): string {
  const isPassword = error instanceof ApiProblem && error.code === 'sign-in-refused'
  return isPassword ? 'The password is not right.' : wordsOf(error)
}
