# yusuan in a container, from a Debian package made of these sources:
#   docker build -t yusuan .
#   docker run --rm -v "$PWD:/work" yusuan report budget.pdf
FROM debian:bookworm-slim AS build
COPY . /src
RUN /src/scripts/package /packages

FROM debian:bookworm-slim
COPY --from=build /packages/*.deb /tmp/
RUN apt-get update && \
    apt-get install -y --no-install-recommends /tmp/*.deb && \
    rm -rf /tmp/*.deb /var/lib/apt/lists/*
WORKDIR /work
ENTRYPOINT ["yusuan"]
