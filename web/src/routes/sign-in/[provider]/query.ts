const FAULTS = 'userErrors { code field message }'

export const BEGIN = `mutation BeginIdentity($input: IdentityBeginInput!) {
  identityBegin(input: $input) { address ticket ${FAULTS} }
}`

export const RETURN = `mutation ReturnIdentity($input: IdentityReturnInput!) {
  identityReturn(input: $input) { token language secondStep { token methods } offer { isLink } ${FAULTS} }
}`

export const OFFER = `query Offer($ticket: String!, $languages: [LanguageTag!]) {
  identityOffer(ticket: $ticket) {
    isLink isKnown consents name email language roles memberships { role provider { id name } }
    provider { slug name(languages: $languages) { text language direction } }
  }
  viewer { name }
}`

export const ACCEPT = `mutation AcceptIdentity($input: IdentityAcceptInput!) {
  identityAccept(input: $input) { token language ${FAULTS} }
}`

export const DECLINE = `mutation DeclineIdentity($ticket: String!) { identityDecline(ticket: $ticket) { declined } }`
