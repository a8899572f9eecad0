import '@fontsource-variable/figtree/wght.css'
import '@fontsource-variable/newsreader/opsz.css'
import '@fontsource-variable/newsreader/opsz-italic.css'
import './globals.css'
import figtree from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?address'
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2?address'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { SkipLink } from '@/components/ui/skip-link'
import { themeChoice, themeCookie } from '@/components/ui/theme'
import { Toaster } from '@/components/ui/toast'

export const metadata: Metadata = {
  title: { default: 'Waymark', template: '%s · Waymark' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
}

/**
 * A chosen theme stands on <html> from the server. Without a choice nothing stands there and the tokens follow
 * the reader's system in CSS, so no script has to run before the first paint.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeChoice((await cookies()).get(themeCookie)?.value)
  return (
    <html lang="en-US" data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <head>
        <link rel="preload" href={newsreader} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="preload" href={figtree} as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body>
        <SkipLink />
        {children}
        <Toaster />
      </body>
    </html>
  )
}
