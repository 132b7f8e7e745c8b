/**
 * What comes late stands last in its row: a button that stands there already would move from under a press. Read from the
 * source: a part that `lazyPart` brings is followed in its row by nothing that can be pressed.
 */
import ts from 'typescript'
import { expect, it } from 'vitest'

const SOURCES = import.meta.glob<string>(['../../{app,features,lib,ui}/**/*.tsx', '!../../**/*.test.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
/** Lines of things beside each other. */
const ROW = /(?:^|[\s"'`])(?:row|dlg-f|page-h|bar)(?:[\s"'`]|$)/
const PRESSED = ['Button', 'IconButton', 'Link', 'button', 'a', 'input', 'select', 'summary']

const sourceOf = (file: string, text: string) =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)

/** Names of parts that come late, wherever they are made. */
function lateNames(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isCallExpression(node.initializer)) {
      const called = node.initializer.expression.getText()
      if (called === 'lazyPart' || called === 'lazy') found.push(node.name.getText())
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function tagsIn(node: ts.Node): string[] {
  const tags: string[] = []
  const visit = (one: ts.Node): void => {
    if (ts.isJsxOpeningElement(one) || ts.isJsxSelfClosingElement(one)) tags.push(one.tagName.getText())
    ts.forEachChild(one, visit)
  }
  visit(node)
  return tags
}

/** Rows in which something that can be pressed stands behind a late part. */
function findPushed(file: string, text: string, late: ReadonlySet<string>): string[] {
  const source = sourceOf(file, text)
  const pushed: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node)) {
      const name = node.openingElement.attributes.properties.find(
        (one) => ts.isJsxAttribute(one) && one.name.getText() === 'className',
      )
      if (name && ROW.test(name.getText())) {
        const children = node.children.map((child) => ({ tags: tagsIn(child) }))
        const first = children.findIndex(({ tags }) => tags.some((tag) => late.has(tag)))
        const behind = first < 0 ? [] : children.slice(first + 1)
        if (behind.some(({ tags }) => tags.some((tag) => PRESSED.includes(tag))))
          pushed.push(
            `${file.replace('../../', '')}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
          )
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return pushed
}

const files = Object.entries(SOURCES)
const late = new Set(files.flatMap(([file, text]) => lateNames(sourceOf(file, text))))

it('knows the parts that come late, and sees one that stands before a button', () => {
  expect(late.size).toBeGreaterThan(30)
  const bad = '<div className="row g2"><Suspense><Late /></Suspense><Button>Да</Button></div>'
  const good = '<div className="row g2"><Button>Да</Button><Suspense><Late /></Suspense></div>'
  const column = '<div className="col g2"><Late /><Button>Да</Button></div>'
  const pushedBy = (jsx: string) => findPushed('x.tsx', `const x = ${jsx}`, new Set(['Late']))
  expect([pushedBy(bad).length, pushedBy(good).length, pushedBy(column).length]).toEqual([1, 0, 0])
})

it('shows what comes late behind what can be pressed already', () => {
  expect(files.flatMap(([file, text]) => findPushed(file, text, late))).toEqual([])
})
