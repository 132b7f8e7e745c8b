/** Dialogs of employees with our pages: whether they are told there that there is news, and of nothing more. */

export { type NotifyingContext, notifyDialogsDue, startNotifyingDialogs } from './notify-dialogs.ts'
export {
  closeStaffDialogs,
  findDialogs,
  type StaffDialog,
  saveDialog,
  switchDialog,
} from './staff-dialogs.repository.ts'
