export const LOG = `query Log($kind: String, $actor: ID, $subject: ID, $after: String) {
  auditLog(kind: $kind, actor: $actor, subject: $subject, after: $after, first: 50) {
    endCursor kinds nodes { id sequence at kind meaning actor actorName subject values isErased }
  }
}`
export const PROOF = `query Proof { auditProof { verified entries head erased faults } }`

export interface Log {
  auditLog: {
    endCursor: string | null
    kinds: string[]
    nodes: {
      id: string
      sequence: number
      at: string
      kind: string
      meaning: string
      actor: string
      actorName: string | null
      subject: string | null
      values: string | null
      isErased: boolean
    }[]
  } | null
}
export interface Proof {
  auditProof: { verified: boolean; entries: number; head: string | null; erased: number; faults: string[] } | null
}
