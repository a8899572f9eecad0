/**
 * Signs out by sending a form, as a whole new page: nothing that was on the screen or in memory outlives it, and the
 * answer clears what the browser kept.
 */
export function signOut() {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = signOutAddress
  document.body.append(form)
  form.submit()
}

export const signOutAddress = '/sign-in/out'
