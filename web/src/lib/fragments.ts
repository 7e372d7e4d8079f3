/** Parts of operations that several pages share. Each text brings what it names; `operation` joins them once. */

const TEXT = `fragment Text on LocalisedText { text language direction }`

const FACT = `fragment Fact on MasteryFact { text language direction source }`

const OUTCOME_LINE = `fragment OutcomeLine on Outcome { id code statement(languages: $languages) { ...Text } }`

const OUTCOME_CARD = `fragment OutcomeCard on Outcome {
  ...OutcomeLine role framework { id title(languages: $languages) { ...Text } }
}`

/** An outcome that was looked for, with what tells its curriculum from others of the same name. */
const FOUND_OUTCOME = `fragment FoundOutcome on Outcome { ...OutcomeCard framework { version publisher { name } } }`

const LICENCE_BRIEF = `fragment LicenceBrief on LicenceSummary { label permits requires recognised disagree }`

const LICENCE_FULL = `fragment LicenceFull on LicenceSummary {
  ...LicenceBrief statements { key label url words part statedBy readAt permits } answers { purpose answer reason }
}`

const RESOURCE_LINE = `fragment ResourceLine on Resource {
  id title(languages: $languages) { ...Text } description(languages: $languages) { ...Text }
  languages kind minutes ageFrom ageTo provider { id name } licence { ...LicenceBrief }
}`

const FIT = `fragment FitVerdict on Fit { level needs { need preset importance level reason basis warning } }`

const PROVENANCE = `fragment Origin on Provenance { bornHere sources { name url licence credit retrieved } }`

const KIN = `fragment Kin on Resource { id title(languages: $languages) { ...Text } languages provider { name } }`

const DOMAIN = `fragment ProvedDomain on ProviderDomain { domain state method verifiedAt checkedAt lapsedAt }`

const IMPACT = `fragment ImpactOf on ChangeImpact {
  resources outcomes collections crosswalks summary aligned(first: 10) { id title(languages: $languages) { ...Text } }
}`

const FRAGMENTS: Record<string, string> = {
  Text: TEXT,
  Fact: FACT,
  OutcomeLine: OUTCOME_LINE,
  OutcomeCard: OUTCOME_CARD,
  FoundOutcome: FOUND_OUTCOME,
  LicenceBrief: LICENCE_BRIEF,
  LicenceFull: LICENCE_FULL,
  ResourceLine: RESOURCE_LINE,
  FitVerdict: FIT,
  Origin: PROVENANCE,
  Kin: KIN,
  ProvedDomain: DOMAIN,
  ImpactOf: IMPACT,
}

/** An operation with every fragment it names, and those they name, once each. */
export function operation(text: string): string {
  const wanted = new Set<string>()
  const collect = (part: string) => {
    for (const [, name = ''] of part.matchAll(/\.\.\.(\w+)/g)) {
      const fragment = FRAGMENTS[name]
      if (!fragment || wanted.has(name)) continue
      wanted.add(name)
      collect(fragment)
    }
  }
  collect(text)
  return [text, ...[...wanted].map((name) => FRAGMENTS[name])].join('\n')
}
