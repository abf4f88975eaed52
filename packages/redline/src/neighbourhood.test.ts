import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import { Neighbourhood } from './neighbourhood.ts'

/** The same, slowly: every place that has one of the rarest keys, those first that have most of them. */
function nearestBySearch(
  places: readonly number[],
  keysOf: readonly Int32Array[],
  keys: Int32Array
): readonly number[] {
  const countIn = (index: number, key: number) => keysOf[index]!.filter((one) => one === key).length
  const holders = (key: number) =>
    places.flatMap((place, index) => Array.from({ length: countIn(index, key) }, () => place))
  const rarest = [...keys]
    .map(holders)
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => a.length - b.length)
    .slice(0, 24)
  const shared = new Map<number, number>()
  for (const place of rarest.flatMap((list) => [...list])) shared.set(place, (shared.get(place) ?? 0) + 1)
  return [...shared]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([place]) => place)
}

test('the nearest are those that share most of the rarest keys', () => {
  let found = 0
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed)
    const keys = () => Int32Array.from({ length: random.int(60) }, () => random.int(80) - 40)
    const places = Array.from({ length: random.int(40) }, (_, index) => index * 2)
    const keysOf = places.map(keys)
    const neighbourhood = new Neighbourhood(places, keysOf)
    for (let asked = 0; asked < 5; asked++) {
      const own = keys()
      const nearest = neighbourhood.nearest(own)
      expect(nearest, `seed ${seed}`).toEqual(nearestBySearch(places, keysOf, own))
      found += nearest.length
    }
  }
  expect(found).toBeGreaterThan(3000)
})

test('what everybody says finds nobody', () => {
  const places = Array.from({ length: 400 }, (_, index) => index)
  const neighbourhood = new Neighbourhood(
    places,
    places.map((place) => Int32Array.of(7, 1000 + place))
  )
  expect(neighbourhood.nearest(Int32Array.of(7))).toEqual([])
  expect(neighbourhood.nearest(Int32Array.of(7, 1042))).toEqual([42])
})
