/** One editor on one page, measured step by step by `bench/editor.bench.mjs`. All times are milliseconds. */
import { LiveInstrument } from '@cartif/live'
import { decorateDocument, renderDocument, treatySchema } from '@cartif/editor'
import { getSchema } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { Peer, caretPlace, placesOfOne, seenPlace, spreadPlaces } from './negotiating-text.ts'
import type { Place } from './negotiating-text.ts'
import { createOurs } from './ours.ts'
import { createPlain } from './plain.ts'
import type { Rendering } from './plain.ts'
import { createTiptap, createYProsemirror } from './stock.ts'
import { countDecorations, positionOf } from './subject.ts'
import type { Subject } from './subject.ts'
import '../../apps/web/src/drafting/treaty-text.css'

/** Letters typed before any is measured, until the machine has compiled what it runs: people type for longer than that. */
const WARM_UP = 500
/** Who takes longer than this for them (milliseconds) is warm enough. */
const WARM_UP_TIME = 5000
/** Letters of a turn that are not measured: another editor had the processor and its caches before. */
const COLD = 60
const WRITERS = 50
const LETTERS_PER_SECOND = 5

const element = document.getElementById('page')!
let provisions = 0
let subject: Subject
let view: EditorView

/** `work` alone, and until the page is laid out again. */
interface Times {
  readonly script: number
  readonly laidOut: number
}

function time(work: () => void): Times {
  const started = performance.now()
  work()
  const worked = performance.now()
  void element.offsetHeight
  return { script: worked - started, laidOut: performance.now() - started }
}

/** Letters typed so far at each kind of place; the next stands behind the one before, as it does when somebody types. */
const typed = { remote: 0, fifteen: 0, own: 0 }

/** The measured letters of a turn: typed elsewhere already, so that nothing is counted but the work they make here. */
let ready: readonly (() => void)[] = []

function makeReady(kind: keyof typeof typed, count: number, work: (typed: number) => () => void): void {
  const began = performance.now()
  const unmeasured = typed[kind] === 0 ? WARM_UP : COLD
  for (let done = 0; done < unmeasured && performance.now() - began < WARM_UP_TIME; done++) time(work(typed[kind]++))
  ready = Array.from({ length: count }, () => work(typed[kind]++))
}

/** Words of six letters, so that lines break where they do in a text. */
function letterAfter(letters: number): string {
  return letters % 7 === 6 ? ' ' : 'x'
}

function behind(place: Place, letters: number): Place {
  return { ...place, within: place.within + letters, letter: letterAfter(letters) }
}

function renderingOf(peer: Peer): Rendering {
  const schema = getSchema([...treatySchema])
  const live = new LiveInstrument(peer.documents)
  const doc = renderDocument(schema, live)
  const decorations = decorateDocument(doc, live, true).find()
  live.destroy()
  return { schema, json: doc.toJSON(), decorations }
}

const KINDS = {
  plain: (peer: Peer) => createPlain(renderingOf(peer), peer),
  ours: createOurs,
  'y-prosemirror': (peer: Peer) => createYProsemirror(renderingOf(peer)),
  tiptap: (peer: Peer) => createTiptap(renderingOf(peer))
} satisfies Record<string, (peer: Peer) => Subject>

const STEPS = {
  prepare(kind: keyof typeof KINDS, size: number) {
    if (!crossOriginIsolated) throw new Error('the page is not isolated: its clock is too coarse')
    provisions = size
    subject = KINDS[kind](new Peer(size))
  },

  /** Reading what was stored. */
  load: () => time(() => subject.load()),

  /** From there to the laid-out page. What is left to a time when the page is free is left to `finish`. */
  open() {
    window.requestIdleCallback = () => 0
    return time(() => {
      view = subject.open(element)
    })
  },

  /** To all of the text, where only its beginning was drawn. */
  finish: () => time(() => subject.finishOpening?.()),

  begin() {
    view.focus()
    placeCaret(caretPlace(provisions))
  },

  remote: (count: number) =>
    makeReady('remote', count, (letters) => subject.receive([behind(seenPlace(provisions), letters)])),

  fifteen: (count: number) =>
    makeReady('fifteen', count, (letters) =>
      subject.receive(placesOfOne(provisions, 15).map((place) => behind(place, letters)))
    ),

  /** As ProseMirror hands on what was typed. */
  own: (count: number) =>
    makeReady('own', count, (letters) => () => {
      view.dispatch(view.state.tr.insertText(letterAfter(letters)).scrollIntoView())
    }),

  /** The letters that are ready. */
  turn: () => ready.map(time),

  /** From a real key to the end of what it led to; the keys are pressed from outside. */
  watchKeys() {
    const times: number[] = []
    let pressed = 0
    let done = 0
    window.addEventListener(
      'keydown',
      () => {
        if (pressed > 0 && done > pressed) times.push(done - pressed)
        pressed = performance.now()
        done = 0
      },
      true
    )
    // Made after ProseMirror's own observer, so it is called after it.
    new MutationObserver(() => {
      done ||= performance.now()
    }).observe(view.dom, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { keyTimes: () => times.slice(WARM_UP) })
  },

  keyTimes: () => (window as unknown as { keyTimes(): number[] }).keyTimes(),

  /** What a remote letter leaves of the decorations, of their elements on the page, and of marks chosen for the next letter. */
  kept() {
    const marked = () => [...view.dom.querySelectorAll('[data-proposals]')]
    const elements = new Set(marked())
    const decorations = countDecorations(view)
    view.dispatch(view.state.tr.addStoredMark(view.state.schema.marks['strong']!.create()))
    const changes = new MutationObserver(() => undefined)
    changes.observe(view.dom, { subtree: true, childList: true, characterData: true, attributes: true })
    subject.receive([seenPlace(provisions)])()
    const mutations = changes.takeRecords().length
    const result = {
      decorations,
      kept: countDecorations(view),
      elements: elements.size,
      elementsKept: marked().filter((one) => elements.has(one)).length,
      storedMarks: view.state.storedMarks?.length === 1,
      mutations
    }
    view.dispatch(view.state.tr.setStoredMarks(null))
    return result
  },

  /** Many people write at once: how long tasks become, and how much of the time the page is busy. */
  async stream(seconds: number) {
    const places = spreadPlaces(provisions, WRITERS)
    const letters = Array.from(
      { length: WRITERS * LETTERS_PER_SECOND * seconds },
      (_, index) => places[index % WRITERS]!
    )
    const stream = subject.prepareStream(letters)
    const tasks: number[] = []
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    await new Promise((resolve) => setTimeout(resolve, 300))
    observer.observe({ type: 'longtask' })
    await deliver(letters.length, stream.deliver)
    await new Promise((resolve) => setTimeout(resolve, 300))
    observer.disconnect()
    return tasks
  },

  words: () => view.state.doc.textContent
}

/** Letters come evenly, each as soon as it is due. */
function deliver(count: number, take: (index: number) => void): Promise<void> {
  const started = performance.now()
  let next = 0
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(count, ((performance.now() - started) / 1000) * WRITERS * LETTERS_PER_SECOND)
      while (next < due) take(next++)
      if (next >= count) {
        clearInterval(timer)
        resolve()
      }
    }, 1)
  })
}

function placeCaret(place: Place): void {
  const selection = TextSelection.create(view.state.doc, positionOf(view.state.doc, place))
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
}

Object.assign(window, { bench: STEPS })
