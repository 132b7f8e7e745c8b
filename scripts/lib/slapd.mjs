import { existsSync } from 'node:fs'
import { capture } from './processes.mjs'

/**
 * The directory that the tests of sign-in by LDAP ask. On Debian, as root, it is installed when absent; elsewhere those
 * tests say that it is not there, and the others go on.
 */
export async function prepareSlapd() {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (existsSync('/usr/sbin/slapd') || !mayInstall) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '--no-install-recommends', 'slapd']
  for (const args of [['update'], install]) {
    const { code, output } = await capture('apt-get', args, { env })
    if (code !== 0) throw new Error(`slapd is not installed (apt-get install slapd):\n${output.slice(-2000)}`)
  }
}
