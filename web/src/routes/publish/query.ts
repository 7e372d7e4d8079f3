export const PUBLISH = `mutation Publish($providerId: ID!, $input: ResourceInput!) {
  resourcePublish(providerId: $providerId, input: $input) {
    resource { id state } userErrors { code field message }
  }
}`
