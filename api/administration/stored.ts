/** An identity provider of administrators between what is stored and what is signed in through. Its secret is stored sealed. */
import {
  AUTHENTICATIONS,
  claimsAt,
  IdentitySettingsError,
  type ClaimMap,
  type IdentityProvider,
} from '#api/identity/settings.ts'
import type { Sealer } from '#api/secret.ts'
import type { IdentityProviderNode } from '#graph/queries/administration.ts'
import { textsFrom } from '#graph/shape.ts'

/** Seals a secret for this provider and issuer alone: beside another issuer it does not open. */
export function sealSecret(sealer: Sealer, provider: Pick<IdentityProviderNode, 'id' | 'issuer'>, secret: string) {
  return sealer.seal(secret, boundOf(provider))
}

/** One that can be signed in through; null where its secret does not open in this process. */
export function openProvider(node: IdentityProviderNode, sealer: Sealer): IdentityProvider | null {
  const secret = sealer.unseal(node.secret, boundOf(node))
  return secret === null ? null : { ...withoutSecret(node), secret }
}

/** All of it but the secret. */
export function withoutSecret(node: IdentityProviderNode): Omit<IdentityProvider, 'secret'> {
  const { slug, issuer, clientId, scopes, untypedLogoutTokens } = node
  return {
    ...{ slug, issuer, clientId, scopes, untypedLogoutTokens, isManaged: true },
    names: textsFrom(node.names, node.nameLanguages),
    authentication: AUTHENTICATIONS.find((each) => each === node.authentication) ?? AUTHENTICATIONS[0],
    claims: readClaimMap(node.claims),
    secondFactor: { amr: node.amr ?? [], acr: node.acr ?? [] },
  }
}

function readClaimMap(text: string): ClaimMap {
  return claimsAt(JSON.parse(text), 'claims', (place, message) => {
    throw new IdentitySettingsError(`${place} ${message}`)
  })
}

function boundOf({ id, issuer }: Pick<IdentityProviderNode, 'id' | 'issuer'>): string {
  return JSON.stringify(['identity provider', id, issuer])
}
