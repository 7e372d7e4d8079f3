export const PUBLISH = `mutation Publish($providerId: ID!, $input: ResourceInput!) {
  resourcePublish(providerId: $providerId, input: $input) {
    resource { id } userErrors { code field message }
  }
}`
