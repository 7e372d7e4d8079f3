import { operation } from '#lib/fragments.ts'
import type {
  AlignmentKind,
  LocalisedText,
  MatchKind,
  OutcomeCard,
  OutcomeLine,
  Prerequisite,
  Provenance,
  ResourceLine,
  Fit,
} from '#lib/types.ts'

export const OUTCOME = operation(`query Outcome($id: ID!, $languages: [LanguageTag!], $needs: [NeedInput!]!) {
  outcome(id: $id) {
    ...OutcomeCard uri sourceType referencedOnly levels ageFrom ageTo subjects resourceCount childCount
    statements { ...Text }
    label(languages: $languages) { ...Text }
    evidence { ...Fact } prompts { ...Fact } misconceptions { ...Fact }
    ancestors { ...OutcomeLine }
    children(first: 100) { ...OutcomeLine role }
    requires(first: 50) { outcome { ...OutcomeLine } strength reason(languages: $languages) { ...Text } source }
    requiredBy(first: 50) { outcome { ...OutcomeLine } strength reason(languages: $languages) { ...Text } source }
    matches { kind confidence source outcome { ...OutcomeCard resourceCount } }
    alignments(first: 20, kinds: [TEACHES, PRACTISES, ASSESSES], languages: $languages) {
      kind extent resource { ...ResourceLine state fit(needs: $needs) { ...FitVerdict } }
    }
    replacedBy { ...OutcomeLine }
    provenance { ...Origin }
  }
}`)

export interface Outcome extends OutcomeCard {
  uri: string
  sourceType: string | null
  referencedOnly: boolean
  levels: string[]
  ageFrom: number | null
  ageTo: number | null
  subjects: string[]
  resourceCount: number
  childCount: number
  statements: LocalisedText[]
  label: LocalisedText | null
  evidence: LocalisedText[]
  prompts: LocalisedText[]
  misconceptions: LocalisedText[]
  ancestors: OutcomeLine[]
  children: (OutcomeLine & { role: OutcomeCard['role'] })[]
  requires: Prerequisite[]
  requiredBy: Prerequisite[]
  matches: { kind: MatchKind; confidence: number; source: string; outcome: OutcomeCard }[]
  alignments: {
    kind: AlignmentKind
    extent: 'WHOLE' | 'PART'
    resource: ResourceLine & { state: string; fit: Fit | null }
  }[]
  replacedBy: OutcomeLine | null
  provenance: Provenance
}
