import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { signOnCallback } from '@/lib/auth/next-auth'
import { signOnId } from '@/lib/auth/sign-on'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The one public address of next-auth: where the sign-on provider sends people back to. Everything else is not here. */
export async function GET(request: NextRequest, { params }: Context) {
  if ((await params).nextauth.join('/') !== `callback/${signOnId}`) notFound()
  return (await signOnCallback(request)) ?? notFound()
}

export const POST = () => notFound()
