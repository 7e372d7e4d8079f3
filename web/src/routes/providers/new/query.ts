export const CREATE_PROVIDER = `mutation CreateProvider($input: ProviderInput!) {
  providerCreate(input: $input) { provider { id } userErrors { code field message } }
}`
