import { existsSync } from 'node:fs'
import { canInstall, installDebian } from './debian.mjs'

/**
 * The directory that the tests of sign-in by LDAP ask. On Debian, as root, it is installed when absent; elsewhere those
 * tests say that it is not there, and the others go on.
 */
export async function prepareSlapd() {
  if (existsSync('/usr/sbin/slapd') || !canInstall()) return
  await installDebian(['slapd'])
}
