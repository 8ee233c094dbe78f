"""Which addresses are public, by the registries and not by the habits of one Python version."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.errors import RefusedAddressError
from packager.fetch.guard import Guard, find_refusal

PUBLIC = ["1.1.1.1", "8.8.8.8", "104.244.42.1", "207.241.224.2", "2606:4700::1111", "2a00:1450::8a"]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_asked(address):
    assert find_refusal(address) is None


@given(address=st.ip_addresses())
def test_what_python_calls_private_is_refused(address):
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert find_refusal(str(address)) is not None


@given(inner=st.ip_addresses(v=4))
def test_no_ipv4_address_hides_in_an_ipv6_one(inner):
    number = int(inner)
    forms = {
        "mapped": 0xFFFF << 32 | number,
        "compatible": number,
        "6to4": 0x2002 << 112 | number << 80,
        "NAT64": 0x64FF9B << 96 | number,
        "Teredo": 0x20010000 << 96 | (number ^ 0xFFFFFFFF),
    }
    for form, value in forms.items():
        assert find_refusal(str(ipaddress.IPv6Address(value))), form


@pytest.mark.parametrize("address", ["fe80::1%eth0", "::1%lo"])
def test_a_zone_does_not_hide_an_address(address):
    assert find_refusal(address)


@pytest.mark.parametrize("url", ["http://", "https:///a", "http://user@/", "ftp://a.example/", ""])
def test_an_address_needs_http_and_a_host(url):
    with pytest.raises(RefusedAddressError):
        Guard().check_url(url)


@pytest.mark.parametrize("host", ["intranet.example", "INTRANET.example", "intranet.example."])
def test_a_host_that_is_named_may_have_any_address(host):
    guard = Guard(allow_hosts=frozenset({"intranet.example"}))
    guard.check_address(host, "10.0.0.1")
    with pytest.raises(RefusedAddressError, match=r"10\.0\.0\.1 \(a private network\)") as caught:
        guard.check_address("www.intranet.example", "10.0.0.1")
    assert "--allow-host www.intranet.example" in str(caught.value.hint)
