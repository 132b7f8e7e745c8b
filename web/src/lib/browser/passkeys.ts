/** Keys of this device. What the server asks and what the device answers goes through as it is. */
import { ApiError } from '../api.ts'

/** Not on a page without https, nor in browsers before 2025. */
export function hasPasskeys(): boolean {
  return (
    window.isSecureContext &&
    'PublicKeyCredential' in window &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  )
}

export async function makePasskey(options: unknown) {
  if (!isCreation(options)) throw new ApiError('unexpected', 500)
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const { id, rawId, response } = toJson(await navigator.credentials.create({ publicKey }).catch(refuse))
  return 'attestationObject' in response ? { id, rawId, type: 'public-key' as const, response } : refuse()
}

export async function showPasskey(options: unknown) {
  if (!isRequest(options)) throw new ApiError('unexpected', 500)
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const { id, rawId, response } = toJson(await navigator.credentials.get({ publicKey }).catch(refuse))
  return 'signature' in response ? { id, rawId, type: 'public-key' as const, response } : refuse()
}

function toJson(credential: Credential | null) {
  if (!(credential instanceof PublicKeyCredential)) return refuse()
  return credential.toJSON()
}

/** The person pressed «Cancel», the time was over, or the device has no key: a browser does not say which. */
function refuse(): never {
  throw new ApiError('auth.PASSKEY_CANCELLED', 0)
}

function isCreation(options: unknown): options is PublicKeyCredentialCreationOptionsJSON {
  return isRequest(options) && 'user' in options
}

function isRequest(options: unknown): options is PublicKeyCredentialRequestOptionsJSON {
  return typeof options === 'object' && options !== null && 'challenge' in options
}
