"""The token against what JavaScript computes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.platforms.twitter.syndication_token import syndication_token

# Of Node 20, by the expression in the module's docstring.
VECTORS = {
    "20": "6dq1a2xwd93",
    "1354143047324299264": "3a65yxvawl",
    "766605631288246272": "1uwd1ydftwg",
    "1871552600346415571": "4jbnm1o86a6",
    "5048892973": "qn36adhard",
    "1317491589297534500": "36zsdoeku6",
    "419339147282880495": "1le51r2ojm",
    "356965888892744": "14ddyxx4qtp",
    "1173884173": "66zojee8re",
    "26129503824007970": "2a36dqaqoqg",
    "45882837744452558": "4585sp9vf",
    "40261074812185": "4jx8dkgoy2a",
    "371307240": "1yj7hp3uae2",
    "3876889600118793": "c6grsa2rjve",
    "914285062117744": "2veijwmm4ju",
    "4308421340953": "hji44h1oi5n",
    "5354322": "1m661u5caje",
    "524290802042989": "1nanh67b9q3",
}


@pytest.mark.parametrize(("status_id", "token"), VECTORS.items())
def test_the_token_is_what_javascript_computes(status_id, token):
    assert syndication_token(status_id) == token


@given(st.integers(1, 2**63 - 1))
def test_a_token_has_no_zero_and_no_point(number):
    token = syndication_token(str(number))
    assert token.isalnum()
    assert "0" not in token
    assert len(token) <= 20
