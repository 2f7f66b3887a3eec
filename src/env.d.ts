/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Made once by the host and handed over; nothing crosses by class identity or module state. */
    deps: import('./application/dependencies.ts').Dependencies;
    requestId: string;
    /** Client address by hop count; '' when unknown. */
    clientAddress: string;
    officer: import('./domain/officer/role.ts').OfficerActor | null;
    /** The session behind the cookie, half ones too; `officer` is set for a full one only. */
    officerSession: import('./application/ports/officer-sessions.ts').SeenSession | null;
    /** Token of the officer's session, half ones too. */
    officerToken: string | null;
    /** Offered by the host: makes Set-Cookie names and attributes follow BASE_URL. */
    secureCookies: boolean;
    /** What was typed into a form whose sender's session had run out, sealed; for the sign-in page. */
    keptForm?: string;
    /** Name of the error that a page threw, for the host's choice of words. */
    threw?: string;
    /** Pattern of the matched route, for the log; set by the middleware. */
    route?: string;
  }
}
