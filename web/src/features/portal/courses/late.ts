import { lazyDialog, lazyPart } from '../../../lib/line/lazy-part.ts'

export const EditorDialog = lazyDialog('EditorDialog', () => import('./editor/EditorDialog.tsx'))
export const WholeCourse = lazyPart('WholeCourse', () => import('./trial/WholeCourse.tsx'))
export const Trial = lazyPart('Trial', () => import('./trial/Trial.tsx'))
