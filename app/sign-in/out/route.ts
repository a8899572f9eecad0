import type { NextRequest } from 'next/server'
import { signOut } from '@/lib/auth/sign-out'

// A form's target rather than an action: only a response can tell the browser to clear what it keeps.
export const POST = (request: NextRequest) => signOut(request)
