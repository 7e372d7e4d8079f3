export const SECOND = `mutation SecondStep($input: SecondStepInput!) {
  secondStep(input: $input) { token userErrors { code field message } }
}`
