const NAMES: Readonly<Record<string, string>> = {
  delegate: 'Delegate',
  chair: 'Chair',
  secretariat: 'Secretariat',
  legal: 'Legal reviewer',
  observer: 'Observer'
}

export const ROLES: readonly string[] = Object.keys(NAMES)

/** What a role is called. */
export function roleName(role: string): string {
  return NAMES[role] ?? role
}
