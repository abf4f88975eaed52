/** `npm run build`: installs what is missing, builds the pages and the server. */
import { buildPages, buildServer, installPackages } from './run.mjs'

installPackages()
buildPages()
buildServer()
