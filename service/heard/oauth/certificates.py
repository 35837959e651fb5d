"""The certificate that proves an app: found in the PEM that holds it beside its private key."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import Certificate, load_pem_x509_certificates


def certificate_in(pem: str) -> Certificate:
    """Return the certificate that was made for the private key; those that signed it may stand before or behind it.

    Raises ValueError, whose text says what is wrong and what to do.
    """
    try:
        key, certificates = load_pem_private_key(pem.encode(), None), load_pem_x509_certificates(pem.encode())
    except (ValueError, TypeError):
        key, certificates = None, []
    if not isinstance(key, RSAPrivateKey):
        do = "It holds an RSA private key without a passphrase, and the certificate, both in PEM."
        raise ValueError(f"cannot be used. {do}")
    ours = key.public_key()
    found = next((each for each in certificates if each.public_key() == ours), None)
    if found is None:
        do = "Put the one into it that was made for this key; it is the one to upload, too."
        raise ValueError(f"holds no certificate that belongs to its private key. {do}")
    return found
