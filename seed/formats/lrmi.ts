/** schema.org / LRMI records as resources. Only one without a name or an address is rejected. */
import type { ResourceRecord } from '#graph/records.ts'
import type { Findings, JsonObject } from '#api/metadata/findings.ts'
import { lrmiFields, ROLES } from '#api/metadata/lrmi.ts'
import { extraFields, hostAgent, resourceRecord } from '#api/metadata/record-parts.ts'

export const LRMI_SOURCE = {
  key: 'lrmi',
  name: 'schema.org and LRMI records',
  url: 'https://schema.org/LearningResource',
}

const MODELLED = new Set(
  '@context @id @type id type name headline description abstract url identifier inLanguage learningResourceType about keywords educationalLevel typicalAgeRange timeRequired teaches assesses competencyRequired educationalAlignment license useRightsUrl publisher provider audience accessMode accessModeSufficient accessibilityFeature accessibilityHazard accessibilityControl accessibilityAPI accessibilitySummary conformsTo isAccessibleForFree encoding isBasedOn isBasedOnUrl translationOfWork isPartOf datePublished dateModified'.split(
    ' ',
  ),
)

/** One schema.org record as a resource; undefined when `found` holds a reason to reject it. */
export function readLrmi(record: JsonObject, found: Findings): ResourceRecord | undefined {
  const { identifier, ...fields } = lrmiFields(record, found)
  if (fields.titles.length === 0) found.missing('$.name', 'The name')
  const { url } = fields
  const faults = found.problems.filter(({ path }) => path === '$.url')
  if (!url && faults.length === 0) found.missing('$.url', 'The address to open')
  if (!url) for (const fault of faults) fault.fatal = true
  if (found.fatal || !url) return undefined
  return resourceRecord({
    ...fields,
    sourceKey: `lrmi:${fields.uri ?? identifier ?? url}`,
    url,
    provider: fields.provider ?? hostAgent(url),
    extra: extraFields(record, new Set([...MODELLED, ...ROLES])),
  })
}
