FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    HOST=0.0.0.0

WORKDIR /app

# The pins change less often than the code: they come first and are cached.
COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes \
    --requirement requirements.txt

COPY . ./
RUN python manage.py collectstatic --no-input \
    && useradd --system --uid 1000 --no-create-home --shell /usr/sbin/nologin afghanpeace \
    && install --directory --owner=afghanpeace --mode=0700 /data

USER afghanpeace
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["python", "-m", "afghanpeace.healthcheck"]

CMD ["gunicorn", "afghanpeace.wsgi"]
