/** What of the lock file the product needs to run: the packages of these parts, and theirs, and so on. */

/** Parts that run on the server's machine. The web client is built before, and needs no package any more. */
export const RUNNING_PARTS = ['server', 'contract', 'book', 'simulator']

/**
 * Places in the lock file of all that `parts` need, in order of names. A package is looked for as Node does: beside the
 * one that needs it, then above. What is optional is listed too, for every platform.
 */
export function listProductionPackages(lock, parts) {
  const found = new Set()
  const ahead = [...parts]
  for (let place = ahead.pop(); place !== undefined; place = ahead.pop()) {
    for (const name of namesNeeded(lock[place])) {
      const at = resolvePlace(lock, place, name)
      if (at === null || found.has(at)) continue
      found.add(at)
      // A part of the project is a link to its folder.
      ahead.push(lock[at].link ? lock[at].resolved : at)
    }
  }
  return [...found].sort()
}

function namesNeeded({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta[name]?.optional)
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]
}

function resolvePlace(lock, from, name) {
  for (let folder = from; ; folder = parentOf(folder)) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (lock[place]) return place
    if (folder === '') return null
  }
}

function parentOf(place) {
  const end = place.lastIndexOf('/node_modules/')
  return end === -1 ? '' : place.slice(0, end)
}
