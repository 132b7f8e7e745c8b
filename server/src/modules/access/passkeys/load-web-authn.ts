/** Loaded with the first key: a third of a second and 26 MB, of which most starts need nothing. */
export function loadWebAuthn() {
  return import('@simplewebauthn/server')
}
