import { existsSync } from 'node:fs'
import { capture } from './processes.mjs'

/** Only root of Debian, as in a container of CI: elsewhere nobody's system is changed. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

let last = Promise.resolve()

/** Installs packages of Debian. One installation waits for another: apt lets in one at a time. */
export function installDebian(packages) {
  const installed = last.then(() => install(packages))
  last = installed.catch(() => {})
  return installed
}

async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await capture('apt-get', args, { env })
    if (code !== 0) {
      const names = packages.join(' ')
      throw new Error(`Debian does not install ${names} (apt-get install ${names}):\n${output.slice(-2000)}`)
    }
  }
}
