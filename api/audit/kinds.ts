/** What the audit log tells of: one list. A kind that was once used is never given another meaning. */

export const KINDS = {
  'account.create': 'An account was made.',
  'account.update': 'Name or address of an account was changed.',
  'account.password': 'An account has a new password.',
  'account.factor-add': 'A passkey or a second factor was added to an account.',
  'account.factor-remove': 'A passkey or a second factor was taken from an account.',
  'account.identity-add': 'An account can be opened through an identity provider.',
  'account.identity-remove': 'An account can no longer be opened through an identity provider.',
  'account.export': 'Somebody had all that is held about them given out.',
  'account.delete': 'An account was deleted.',
  'session.begin': 'Somebody signed in.',
  'session.end': 'Somebody signed out, or a session was ended.',
  'session.end-all': 'All sessions of an account were ended.',
  'sign-in.fail': 'Sign-ins failed: how many, within which time.',
  'role.grant': 'An account has a role, or another one than before.',
  'role.revoke': 'An account has a role no longer.',
  'key.create': 'An API key was made.',
  'key.revoke': 'An API key was revoked.',
  'provider.create': 'A provider was made.',
  'provider.update': 'What is said of a provider was changed.',
  'provider.verify': 'The domain of a provider was proved, or its proof ended.',
  'member.add': 'An account may act for a provider, or in another role than before.',
  'member.remove': 'An account may act for a provider no longer.',
  'resource.create': 'A resource was made that is not public yet.',
  'resource.publish': 'A resource was published.',
  'resource.update': 'What is said of a resource was changed.',
  'resource.state': 'A resource came to another state: submitted, accepted, hidden, shown again.',
  'resource.withdraw': 'A resource was withdrawn.',
  'resource.discard': 'A draft of a resource was removed.',
  'alignment.answer': 'Somebody said whether a resource teaches what was suggested for it.',
  'framework.create': 'A draft of a framework was made, by hand, as a copy or as the next version.',
  'framework.update': 'What is said of a framework was changed.',
  'framework.status': 'A framework came to another status: public draft, adopted, deprecated.',
  'framework.discard': 'A draft of a framework was removed.',
  'outcome.create': 'An outcome was added to a framework.',
  'outcome.update': 'What is said of an outcome was changed, or its place.',
  'outcome.retire': 'An outcome was taken out of a framework.',
  'edge.set': 'A prerequisite or crosswalk between two outcomes was stated or changed.',
  'edge.remove': 'A prerequisite or crosswalk between two outcomes was removed.',
  'import.run': 'Files were imported: from which sources.',
  'audit.erase': 'What the log held about a person was erased: the values of how many entries.',
} as const

export type AuditKind = keyof typeof KINDS

/** The kind by which a look through the log knows whose values may be gone. */
export const ERASED = 'audit.erase' satisfies AuditKind

/** Who acts where no account does: somebody at the machine itself, the process, or nobody who is known. */
export const ACTORS = { operator: 'operator', system: 'system', nobody: 'nobody' } as const
