BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $sandbox = Start-AdminSandbox
    $url = $sandbox.EndpointUrl
    $null = New-AdminGroup
    $alice = New-AdminUser alice -GroupName Administrators -ProgrammaticAccess
    $secret = ConvertFrom-SecureString $alice.SecretAccessKey -AsPlainText
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Connect-AdminAccount' {
    It 'is the user of the specified access key' {
        $session = Connect-AdminAccount -AccessKey $alice.AccessKeyId -SecretKey $alice.SecretAccessKey `
            -EndpointUrl $url

        $session.Arn | Should -Be 'arn:aws:iam::123456789012:user/alice'
        $session.AccountId | Should -Be '123456789012'
        $session.IsRoot | Should -BeFalse
        $session.Partition | Should -Be 'aws'
        (Get-AdminAccount).UserName | Should -Be 'alice'
    }

    It 'accepts the new user from the pipeline' {
        ($alice | Connect-AdminAccount -EndpointUrl $url).UserId | Should -Be $alice.UserId
    }

    It 'accepts ID and secret as a credential' {
        $credential = [pscredential]::new($alice.AccessKeyId, $alice.SecretAccessKey)

        (Connect-AdminAccount -Credential $credential -EndpointUrl $url).Arn | Should -BeLike '*:user/alice'
    }

    It 'accepts a secret as text, as in a CSV' {
        (Connect-AdminAccount -AccessKey $alice.AccessKeyId -SecretKey $secret -EndpointUrl $url).Arn |
            Should -BeLike '*:user/alice'
    }

    It 'shows no secret' {
        $session = $alice | Connect-AdminAccount -EndpointUrl $url

        $session | Format-List * | Out-String | Should -Not -Match ([regex]::Escape($secret))
        "$session" | Should -Be $session.Arn
    }

    It 'keeps the previous session if it fails' {
        $null = $alice | Connect-AdminAccount -EndpointUrl $url
        { Connect-AdminAccount -AccessKey $alice.AccessKeyId -SecretKey 'wrong' -EndpointUrl $url } | Should -Throw

        (Get-AdminAccount).UserName | Should -Be 'alice'
    }

    It 'refuses a wrong secret, and does not display it' {
        $problem = { Connect-AdminAccount -AccessKey $alice.AccessKeyId -SecretKey 'wrong-secret' -EndpointUrl $url } |
            Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "InvalidCredentials AuthenticationError $($alice.AccessKeyId)"
        "$problem" | Should -Match 'SignatureDoesNotMatch'
        "$problem" | Should -Not -Match 'wrong-secret'
        $problem.ErrorDetails.RecommendedAction | Should -Match 'secret'
        $problem.Exception.InnerException.GetType().Name | Should -BeLike 'Amazon*Exception'
    }

    It 'refuses an access key that AWS does not know' {
        $problem = { Connect-AdminAccount -AccessKey AKIAUNKNOWN -SecretKey 'x' -EndpointUrl $url } |
            Should -Throw -PassThru

        $problem | Format-Problem | Should -Be 'InvalidCredentials AuthenticationError AKIAUNKNOWN'
        "$problem" | Should -Match 'InvalidClientTokenId'
    }

    It 'returns an error within seconds if an endpoint does not respond' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $problem = { Connect-AdminAccount -AccessKey a -SecretKey b -EndpointUrl http://127.0.0.1:1 } |
            Should -Throw -PassThru

        $problem | Format-Problem | Should -Be 'EndpointUnreachable ConnectionError a'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
    }

    It 'refuses an endpoint in the environment that is not a URL' {
        $problem = Use-Environment @{ AWS_ENDPOINT_URL = 'iam.example' } {
            { Connect-AdminAccount -AccessKey a -SecretKey b } | Should -Throw -PassThru
        }

        $problem | Format-Problem | Should -Be 'InvalidEndpointUrl InvalidArgument iam.example'
    }

    It 'warns about the root user, except that of a sandbox' {
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url -WarningVariable warnings

        $warnings | Should -BeNullOrEmpty
    }

    Context 'with a profile' {
        BeforeAll {
            Set-Content -LiteralPath 'TestDrive:/credentials' @(
                '[root-setup]', 'aws_access_key_id = sandbox', 'aws_secret_access_key = sandbox',
                'region = eu-central-1'
                '[incomplete]', 'region = eu-central-1'
            )
            $files = @{
                AWS_SHARED_CREDENTIALS_FILE = Convert-Path 'TestDrive:/credentials'
                AWS_CONFIG_FILE = '/nonexistent'
                AWS_ENDPOINT_URL = "$url"
            }
        }

        It 'uses the keys of the profile, and the endpoint from the environment' {
            $session = Use-Environment $files { Connect-AdminAccount -ProfileName root-setup }

            $session.ProfileName | Should -Be 'root-setup'
            $session.Arn | Should -Be 'arn:aws:iam::123456789012:root'
            $session.EndpointUrl | Should -Be $url
        }

        It 'uses a profile for one command' {
            (Use-Environment $files { Get-AdminAccount -ProfileName root-setup }).Arn | Should -BeLike '*:root'
        }

        It 'suggests similar profiles for an unknown one' {
            $problem = Use-Environment $files {
                { Connect-AdminAccount -ProfileName rot-setup } | Should -Throw -PassThru
            }

            $problem | Format-Problem | Should -Be 'ProfileNotFound ObjectNotFound rot-setup'
            "$problem" | Should -Match "Did you mean 'root-setup'"
            "$problem" |
                Should -Match ([regex]::Escape("in '/nonexistent' and '$($files.AWS_SHARED_CREDENTIALS_FILE)'"))
        }

        It 'returns an error for a profile without credentials' {
            $problem = Use-Environment $files {
                { Connect-AdminAccount -ProfileName incomplete } | Should -Throw -PassThru
            }

            $problem | Format-Problem | Should -Be 'ProfileIncomplete InvalidArgument incomplete'
        }

        It 'reports a profile of AWS_PROFILE that does not exist' {
            $noKeys = @{ AWS_ACCESS_KEY_ID = $null; AWS_SECRET_ACCESS_KEY = $null }
            $problem = Use-Environment ($files + $noKeys +
                @{ AWS_PROFILE = 'rot-setup'; AWS_EC2_METADATA_DISABLED = 'true' }) {
                    { Connect-AdminAccount } | Should -Throw -PassThru
                }

            $problem | Format-Problem | Should -Be 'ProfileNotFound ObjectNotFound rot-setup'
        }
    }
}
