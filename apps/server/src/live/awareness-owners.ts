/**
 * Whose presence ids are, in one document: whoever was first to use one, for as long as it is remembered. Others hold on to
 * the clock of an id when its owner is away; who took it meanwhile, with a clock of their own, would hide the owner from
 * everybody on coming back.
 */

/** More are forgotten, the longest unused first. */
const REMEMBERED = 10_000

export class AwarenessOwners {
  private readonly users = new Map<number, string>()

  mayUse(client: number, user: string): boolean {
    return (this.users.get(client) ?? user) === user
  }

  use(client: number, user: string): void {
    this.users.delete(client)
    this.users.set(client, user)
    if (this.users.size > REMEMBERED) for (const oldest of this.users.keys()) return void this.users.delete(oldest)
  }
}
